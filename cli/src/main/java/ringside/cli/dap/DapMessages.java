package ringside.cli.dap;

import com.google.gson.JsonParseException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.lsp4j.debug.services.IDebugProtocolClient;
import org.eclipse.lsp4j.debug.services.IDebugProtocolServer;
import org.eclipse.lsp4j.jsonrpc.JsonRpcException;
import org.eclipse.lsp4j.jsonrpc.MessageConsumer;
import org.eclipse.lsp4j.jsonrpc.MessageIssueException;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.debug.DebugRemoteEndpoint;
import org.eclipse.lsp4j.jsonrpc.debug.json.DebugMessageJsonHandler;
import org.eclipse.lsp4j.jsonrpc.debug.messages.DebugNotificationMessage;
import org.eclipse.lsp4j.jsonrpc.debug.messages.DebugResponseMessage;
import org.eclipse.lsp4j.jsonrpc.json.JsonRpcMethod;
import org.eclipse.lsp4j.jsonrpc.json.StreamMessageConsumer;
import org.eclipse.lsp4j.jsonrpc.messages.Message;
import org.eclipse.lsp4j.jsonrpc.messages.RequestMessage;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.jsonrpc.services.ServiceEndpoints;
import org.jspecify.annotations.Nullable;
import ringside.lab.report.Texts;

/** Reads what a client says until it leaves, and lets a server answer; nothing it says is fatal. */
final class DapMessages {
  private static final Pattern NUMBER = Pattern.compile("\"seq\"\\s*:\\s*(\\d{1,9})\\b");
  private static final Pattern COMMAND = Pattern.compile("\"command\"\\s*:\\s*\"(\\w{1,60})\"");

  /** Kept, so that it stays silent: the library tells the log of every strange message. */
  private static final Logger SILENT = Logger.getLogger("org.eclipse.lsp4j");

  private final DapFramesIn in;
  private final MessageConsumer out;
  private final DebugMessageJsonHandler json;
  private final DebugRemoteEndpoint endpoint;
  private final DapServer server;
  private final Worker worker;
  private final Texts texts;
  private int sent;

  DapMessages(InputStream in, OutputStream out, DapServer server, Worker worker, Texts texts) {
    SILENT.setLevel(Level.OFF);
    Map<String, JsonRpcMethod> methods =
        ServiceEndpoints.getSupportedMethods(IDebugProtocolServer.class);
    methods.putAll(ServiceEndpoints.getSupportedMethods(IDebugProtocolClient.class));
    this.in = new DapFramesIn(in);
    this.json = new DebugMessageJsonHandler(methods);
    this.out = new StreamMessageConsumer(out, json);
    this.server = server;
    this.worker = worker;
    this.texts = texts;
    this.endpoint =
        new DebugRemoteEndpoint(this::send, ServiceEndpoints.toEndpoint(server), this::error);
    json.setMethodProvider(endpoint);
    server.connect(ServiceEndpoints.toServiceObject(endpoint, IDebugProtocolClient.class));
  }

  /** To the end of what the client says, or until it disconnects. */
  void run() throws IOException {
    try {
      boolean leaves = false;
      for (String text = in.next(); text != null && !leaves; text = leaves ? null : in.next()) {
        leaves = handle(text);
      }
    } finally {
      server.abandon();
      worker.close();
    }
  }

  /** Whether the client leaves. */
  private boolean handle(String text) {
    try {
      Message message = json.parseMessage(text);
      worker.handle(() -> endpoint.consume(message));
      return message instanceof RequestMessage request && "disconnect".equals(request.getMethod());
    } catch (MessageIssueException issue) {
      refuse(text, text(issue.getIssues().get(0).getCause()));
    } catch (JsonParseException | StackOverflowError none) {
      refuse(text, "JSON");
    } catch (RuntimeException strange) {
      refuse(text, String.valueOf(strange.getMessage()));
    }
    return false;
  }

  /** Of all that is sent, the number is given here: answers to what is no message count, too. */
  private synchronized void send(Message message) {
    sent++;
    if (message instanceof DebugResponseMessage response) {
      response.setResponseId(sent);
    } else if (message instanceof DebugNotificationMessage event) {
      event.setId(sent);
    }
    try {
      out.consume(message);
    } catch (JsonRpcException | UncheckedIOException gone) {
      server.abandon();
    }
  }

  /** Whoever could not be understood is told so, by the number that stands there, if one does. */
  private void refuse(String text, String why) {
    Matcher number = NUMBER.matcher(text);
    Matcher command = COMMAND.matcher(text);
    DebugResponseMessage refusal = new DebugResponseMessage();
    refusal.setId(number.find() ? Integer.parseInt(number.group(1)) : 0);
    refusal.setMethod(command.find() ? command.group(1) : "unknown");
    refusal.setError(error(ResponseErrorCode.InvalidRequest, texts.get("dap.wrong.request", why)));
    worker.inTurn(() -> send(refusal));
  }

  private static ResponseError error(ResponseErrorCode code, String text) {
    return new ResponseError(code, text, null);
  }

  private ResponseError error(Throwable wrong) {
    Throwable cause = wrong;
    while (cause.getCause() != null && isWrapper(cause)) {
      cause = cause.getCause();
    }
    if (cause instanceof UnsupportedOperationException || cause instanceof ResponseErrorException) {
      return error(ResponseErrorCode.MethodNotFound, texts.get("dap.wrong.unsupported"));
    }
    return error(ResponseErrorCode.InternalError, text(cause));
  }

  private static boolean isWrapper(Throwable wrong) {
    boolean ofCall = wrong instanceof InvocationTargetException;
    return ofCall
        || wrong instanceof CompletionException
        || wrong.getClass() == RuntimeException.class;
  }

  private static String text(@Nullable Throwable cause) {
    String message = cause == null ? null : cause.getMessage();
    return message == null ? String.valueOf(cause) : message;
  }

  /** A message that needs no client's number: one event of output, and the end. */
  static byte[] farewell(String text) {
    String quoted = text.replace("\\", "\\\\").replace("\"", "\\\"");
    String output =
        "{\"seq\":1,\"type\":\"event\",\"event\":\"output\",\"body\":{\"category\":\"stderr\","
            + "\"output\":\""
            + quoted
            + "\\n\"}}";
    return (frame(output) + frame("{\"seq\":2,\"type\":\"event\",\"event\":\"terminated\"}"))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String frame(String json) {
    return "Content-Length: " + json.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + json;
  }
}
