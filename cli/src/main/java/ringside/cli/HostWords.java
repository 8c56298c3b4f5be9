package ringside.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import ringside.lab.session.GuestWords;

/**
 * The words of the command line as the host has them: bytes. What Java made of bytes that are not
 * in its own encoding is lost; here each of them becomes a lone surrogate, from which {@link
 * GuestWords} gets it back.
 */
final class HostWords {
  private static final Path OF_PROCESS = Path.of("/proc/self/cmdline");
  private static final char UNKNOWN = '\ufffd';
  private static final int HIGHEST_BYTE = 0xff;

  private HostWords() {}

  /** The words without loss, where the host tells them. */
  static String[] of(String[] words) {
    for (String word : words) {
      if (word.indexOf(UNKNOWN) >= 0) {
        return fromProcess(words);
      }
    }
    return words;
  }

  private static String[] fromProcess(String[] words) {
    try {
      List<String> all = split(Files.readAllBytes(OF_PROCESS));
      int first = all.size() - words.length;
      return first < 0 ? words : all.subList(first, all.size()).toArray(String[]::new);
    } catch (IOException notTold) {
      return words;
    }
  }

  private static List<String> split(byte[] line) {
    List<String> words = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < line.length; i++) {
      if (line[i] == 0) {
        words.add(text(Arrays.copyOfRange(line, start, i)));
        start = i + 1;
      }
    }
    return words;
  }

  /** Text where the bytes are UTF-8, else character by character where they are ASCII. */
  private static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException other) {
      StringBuilder text = new StringBuilder();
      for (byte each : bytes) {
        text.append((char) (each >= 0 ? each : GuestWords.SURROGATE + (each & HIGHEST_BYTE)));
      }
      return text.toString();
    }
  }
}
