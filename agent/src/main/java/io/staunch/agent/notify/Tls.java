package io.staunch.agent.notify;

import io.staunch.agent.time.Deadline;
import java.io.IOException;
import java.net.Socket;
import java.util.function.Supplier;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * TLS over a connection, its certificate checked against trusted roots and the host's name.
 *
 * @param factory asked at the first use: its classes are dear
 */
record Tls(Supplier<SSLSocketFactory> factory) {
  /** With the roots that the JDK trusts. */
  static final Tls OF_JDK = new Tls(() -> (SSLSocketFactory) SSLSocketFactory.getDefault());

  Socket over(Socket plain, String host, int port, Deadline deadline) throws IOException {
    SSLSocket socket = (SSLSocket) factory.get().createSocket(plain, host, port, true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.setSoTimeout(deadline.leftMillis());
    socket.startHandshake();
    return socket;
  }
}
