package ringside.lab.figure;

import java.util.ArrayDeque;
import java.util.Deque;

/** Writes elements of HTML or SVG in order; whatever text comes in is escaped. */
public final class Markup {
  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /**
   * An element begins.
   *
   * @param attributes names and values by turns
   */
  public Markup begin(String element, String... attributes) {
    tag(element, attributes);
    out.append('>');
    open.push(element);
    return this;
  }

  /** The element that has begun last ends. */
  public Markup end() {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  /** The same, and the line ends. */
  public Markup endLine() {
    end();
    out.append('\n');
    return this;
  }

  /** An element without content. */
  public Markup empty(String element, String... attributes) {
    tag(element, attributes);
    out.append("/>");
    return this;
  }

  /** An element that holds words. */
  public Markup element(String element, String words, String... attributes) {
    return begin(element, attributes).words(words).end();
  }

  /** Words between elements. */
  public Markup words(String words) {
    escape(words);
    return this;
  }

  /** What another has written, or what is no text: a style, a script. */
  public Markup ready(String markup) {
    out.append(markup);
    return this;
  }

  private void tag(String element, String... attributes) {
    out.append('<').append(element);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      escape(attributes[i + 1]);
      out.append('"');
    }
  }

  private void escape(String words) {
    if (isPlain(words)) {
      out.append(words);
      return;
    }
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        default -> out.append(isText(c) ? c : '\ufffd');
      }
    }
  }

  /** Most words are: numbers, names of classes, ASCII without the four. */
  private static boolean isPlain(String words) {
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      if (c < ' ' || c > '~' || c == '&' || c == '<' || c == '>' || c == '"') {
        return false;
      }
    }
    return true;
  }

  /** What XML may hold (XML 1.0, 2.2); a name of a guest's program may be any bytes. */
  private static boolean isText(char c) {
    return c >= ' ' && c != '\u007f' && c < '\ufffe' || c == '\n' || c == '\t';
  }

  /** What has been written; all elements have ended. */
  @Override
  public String toString() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("not ended: " + open);
    }
    return out.toString();
  }
}
