package ringside.cli.dap;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Messages behind headers that say their length; what is none is passed over. */
final class DapFramesIn {
  private static final int LONGEST = 4 << 20;
  private static final int LONGEST_LINE = 1 << 12;
  private static final Pattern LENGTH =
      Pattern.compile(".*Content-Length: *([0-9]{1,8})\\s*", Pattern.CASE_INSENSITIVE);

  private final InputStream in;

  DapFramesIn(InputStream in) {
    this.in = new BufferedInputStream(in);
  }

  /** The next message; null where there are no more. */
  @Nullable String next() throws IOException {
    int length = -1;
    for (String line = line(); line != null; line = line()) {
      Matcher header = LENGTH.matcher(line);
      if (header.matches()) {
        int claimed = Integer.parseInt(header.group(1));
        length = claimed <= LONGEST ? claimed : -1;
      } else if (line.isBlank() && length >= 0) {
        byte[] bytes = in.readNBytes(length);
        return bytes.length < length ? null : new String(bytes, StandardCharsets.UTF_8);
      }
    }
    return null;
  }

  /** Up to the end of the line, or as much as is looked at of one that is too long. */
  private @Nullable String line() throws IOException {
    StringBuilder line = new StringBuilder();
    int next = in.read();
    for (; next >= 0 && next != '\n' && line.length() < LONGEST_LINE; next = in.read()) {
      line.append((char) next);
    }
    return next < 0 ? null : line.toString();
  }
}
