package io.staunch.agent.notify;

import io.staunch.agent.time.Deadline;
import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** TLS over a connection, with the JDK's trusted roots; its classes are loaded only where used. */
final class Tls {
  private Tls() {}

  static Socket over(Socket plain, String host, int port, Deadline deadline) throws IOException {
    SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
    SSLSocket socket = (SSLSocket) factory.createSocket(plain, host, port, true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.setSoTimeout(deadline.leftMillis());
    socket.startHandshake();
    return socket;
  }
}
