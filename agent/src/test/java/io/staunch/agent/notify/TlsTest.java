package io.staunch.agent.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.policy.file.Channel;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

@Tag("real")
@TestInstance(Lifecycle.PER_CLASS)
final class TlsTest {
  private static final char[] PASSWORD = "changeit".toCharArray();
  private final SSLContext context;

  TlsTest(@TempDir Path folder) throws Exception {
    Path store = folder.resolve("keys.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                "test",
                "-dname",
                "CN=test",
                "-ext",
                "san=ip:127.0.0.1",
                "-storepass",
                "changeit",
                "-keystore",
                store.toString())
            .inheritIO()
            .start();
    assertThat(keytool.waitFor()).isZero();
    context = context(store);
  }

  @Test
  void a_message_goes_to_a_server_whose_certificate_is_trusted() throws Exception {
    assertThat(carried("127.0.0.1", new Tls(context::getSocketFactory)))
        .isEqualTo(Delivery.DELIVERED);
  }

  @Test
  void a_certificate_that_nobody_trusts_is_not_taken() throws Exception {
    assertThat(WebCarrierTest.reason(carried("127.0.0.1", Tls.OF_JDK)))
        .contains("unable to find valid certification path");
  }

  @Test
  void a_certificate_of_another_host_is_not_taken() throws Exception {
    assertThat(WebCarrierTest.reason(carried("localhost", new Tls(context::getSocketFactory))))
        .contains("localhost");
  }

  private Delivery carried(String host, Tls tls) throws IOException {
    try (SSLServerSocket server =
        (SSLServerSocket)
            context
                .getServerSocketFactory()
                .createServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread.ofPlatform().daemon().start(() -> answer(server));
      URI url = URI.create("https://" + host + ":" + server.getLocalPort() + "/");
      Channel.Webhook channel = new Channel.Webhook("web", url, Duration.ofSeconds(20));
      return new WebCarrier(channel, tls).carry(Messages.page("k", "text"));
    }
  }

  private static void answer(SSLServerSocket server) {
    try (Socket socket = server.accept()) {
      if (socket.getInputStream().read(new byte[4096]) > 0) {
        socket
            .getOutputStream()
            .write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      }
    } catch (IOException e) {
      // refused, as it should be in two of the tests
    }
  }

  private static SSLContext context(Path store) throws GeneralSecurityException, IOException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD);
    }
    KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, PASSWORD);
    TrustManagerFactory trusted =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trusted.init(keys);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
    return context;
  }
}
