package ringside.lab.figure.talk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import ringside.kernel.event.Channel;
import ringside.kernel.event.Event;
import ringside.lab.figure.Drawing;
import ringside.lab.figure.Figure;
import ringside.lab.figure.FigureTable;
import ringside.lab.figure.time.Names;
import ringside.lab.record.ChannelTotal;
import ringside.lab.record.Recording;
import ringside.lab.report.Columns;
import ringside.lab.report.Numbers;
import ringside.lab.report.Texts;

/** Who talked to whom, and how often each byte was copied for it. */
public final class MessagesFigure implements Figure {
  private static final String ID = "talk";
  private static final int MOST_ROWS = 400;
  private static final int CYCLE = 14;
  private static final int HALF = 38;

  private final Texts texts;
  private final Names names;
  private final List<ChannelTotal> totals;
  private final List<Message> messages;
  private final List<Conversation> conversations;

  /** A figure of a recording. */
  public MessagesFigure(Texts texts, Recording recording, Names names) {
    this.texts = texts;
    this.names = names;
    this.totals = recording.channels();
    Conversations finder = new Conversations(texts, recording, names);
    this.messages = finder.messages();
    this.conversations = finder.all();
  }

  /** Whether nobody talked to anybody. */
  public boolean isEmpty() {
    return conversations.isEmpty();
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String question() {
    return texts.get("figure.talk.question");
  }

  @Override
  public String summary() {
    long sends = totals.stream().mapToLong(ChannelTotal::sends).sum();
    long bytes = totals.stream().mapToLong(ChannelTotal::bytesIn).sum();
    long copies = bytes + totals.stream().mapToLong(ChannelTotal::bytesOut).sum();
    String summary =
        texts.get(
            "figure.talk.summary",
            Numbers.grouped(sends),
            Numbers.grouped(bytes),
            Numbers.grouped(copies));
    boolean shares = conversations.stream().anyMatch(one -> !one.copies());
    return shares ? summary + " " + texts.get("figure.talk.shared") : summary;
  }

  @Override
  public List<Drawing> drawings() {
    List<Drawing> drawings = new ArrayList<>();
    for (Conversation one : conversations) {
      String title = texts.get("figure.talk.between", one.left(), one.right());
      String id = ID + "-" + drawings.size();
      String svg = new ConversationDrawing(texts, one).draw(id, title, title + ". " + summary());
      drawings.add(new Drawing(title, svg, drawings.size() > 1));
    }
    return drawings;
  }

  /** Id of the row of a message. */
  static String row(Message message) {
    return "message-" + message.out().at().number();
  }

  /** The channel of a move, in words. */
  static String channel(Texts texts, Event.Moved move) {
    return channel(texts, move.channel(), move.object());
  }

  private static String channel(Texts texts, Channel channel, String object) {
    String key = "channel." + channel.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return texts.get(key) + " " + object;
  }

  @Override
  public FigureTable table() {
    List<FigureTable.Row> rows = new ArrayList<>();
    for (ChannelTotal total : totals) {
      String name = channel(texts, total.channel(), total.object());
      rows.add(
          FigureTable.Row.of(
              texts.get("figure.talk.total", name),
              "",
              "",
              Numbers.grouped(total.bytesIn()),
              texts.get("figure.times", Numbers.grouped(total.sends())),
              texts.get("figure.times", Numbers.grouped(total.receives())),
              ""));
    }
    messages.stream().limit(MOST_ROWS).forEach(message -> rows.add(message(message)));
    return new FigureTable(
        3,
        List.of(
            texts.get("figure.talk.channel"),
            texts.get("figure.states.from"),
            texts.get("figure.states.to"),
            texts.get("figure.talk.count"),
            texts.get("figure.talk.sent"),
            texts.get("figure.talk.received"),
            texts.get("head.cycles")),
        rows);
  }

  private FigureTable.Row message(Message message) {
    return new FigureTable.Row(
        row(message),
        List.of(
            channel(texts, message.out()),
            names.thread(message.in().at().tid()),
            names.thread(message.out().at().tid()),
            Numbers.grouped(message.out().bytes()),
            Numbers.grouped(message.in().at().cycle()),
            Numbers.grouped(message.out().at().cycle()),
            Numbers.grouped(message.cycles())));
  }

  @Override
  public List<String> text() {
    List<String> lines = new ArrayList<>();
    for (Conversation one : conversations) {
      String kernel = texts.get("figure.talk.kernel");
      int left = HALF - Columns.width(kernel) / 2;
      int right = 2 * HALF + 1 - left - Columns.width(kernel);
      lines.add(
          " ".repeat(CYCLE + 2)
              + Columns.left(one.left(), left)
              + kernel
              + Columns.right(one.right(), right));
      one.moments().forEach(moment -> lines.add(line(moment)));
    }
    return lines;
  }

  /** One stroke for each copy; who enters the kernel has a tick. */
  private static String line(Conversation.Moment moment) {
    String cycle = Columns.right(Numbers.grouped(moment.cycle()), CYCLE);
    String left = "|" + " ".repeat(HALF - 1);
    String right = " ".repeat(HALF - 1) + "|";
    boolean in = moment.kind() == Conversation.Kind.IN;
    String words = " " + Columns.cut(moment.brief(), HALF - 6) + " ";
    if (in || moment.kind() == Conversation.Kind.OUT) {
      String stroke = stroke(words, moment.left() == in);
      return cycle
          + "  "
          + (moment.left() ? "|" + stroke + "." + right : left + "." + stroke + "|");
    }
    String tick = moment.kind() == Conversation.Kind.ENTRY ? "+" : "*";
    left = moment.left() ? tick + Columns.left(words, HALF - 1) : left;
    right = moment.left() ? right : Columns.right(words, HALF - 1) + tick;
    return cycle + "  " + left + "." + right;
  }

  private static String stroke(String words, boolean toTheRight) {
    int dashes = HALF - 2 - Columns.width(words);
    String line = "-".repeat(dashes / 2) + words + "-".repeat(dashes - dashes / 2);
    return toTheRight ? line + ">" : "<" + line;
  }
}
