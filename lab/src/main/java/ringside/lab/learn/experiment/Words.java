package ringside.lab.learn.experiment;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import ringside.lab.report.Numbers;
import ringside.lab.report.Texts;
import ringside.programs.TextBundle;

/** The words of the course in one language: those of each topic, and those that all share. */
public final class Words {
  private static final String REPORT = "report.";

  private final TextBundle shared;
  private final Map<Topic, TextBundle> topics = new EnumMap<>(Topic.class);
  private final Texts reports;

  /** The words of a language. */
  public Words(Locale locale) {
    shared = TextBundle.of(Words.class, "Shared", locale);
    for (Topic topic : Topic.values()) {
      String name = topic.name().charAt(0) + topic.title().substring(1);
      topics.put(topic, TextBundle.of(Words.class, name, locale));
    }
    reports = new Texts(locale);
  }

  /** A shared text, with {0}, {1} and so on replaced. */
  public String get(String key, Object... values) {
    String text = shared.get(key);
    for (int i = 0; i < values.length; i++) {
      text = text.replace("{" + i + "}", String.valueOf(values[i]));
    }
    return text;
  }

  /** A text of an experiment, by what stands behind its id. */
  public String of(Experiment experiment, String key) {
    return topic(experiment.topic()).get(experiment.id() + "." + key);
  }

  /** The same with the values of the findings in it. */
  public String of(Experiment experiment, String key, Findings findings) {
    String text = of(experiment, key);
    for (Map.Entry<String, String> value : findings.values().entrySet()) {
      text = text.replace("{" + value.getKey() + "}", value.getValue());
    }
    return text;
  }

  /** A cell of a table; words are the experiment's own, behind its id, or shared. */
  public String cell(Experiment experiment, Evidence.Cell cell) {
    if (cell instanceof Evidence.Cell.Number number) {
      return Numbers.grouped(number.value());
    }
    if (cell instanceof Evidence.Cell.Tenth tenth) {
      return Numbers.tenth(tenth.value());
    }
    return cell instanceof Evidence.Cell.Word word
        ? word(experiment, word.key())
        : ((Evidence.Cell.Literal) cell).text();
  }

  /**
   * A heading or a name in a table.
   *
   * @param key of a text behind the id, as in {@code .pages}; of one that reports have too, as in
   *     {@code report.state.ready}; or of a shared one
   */
  public String word(Experiment experiment, String key) {
    if (key.startsWith(REPORT)) {
      return reports.get(key.substring(REPORT.length()));
    }
    return key.startsWith(".") ? of(experiment, key.substring(1)) : shared.get(key);
  }

  /** The words of reports and figures in the same language. */
  public Texts reports() {
    return reports;
  }

  private TextBundle topic(Topic topic) {
    TextBundle bundle = topics.get(topic);
    if (bundle == null) {
      throw new IllegalStateException("each topic has its texts");
    }
    return bundle;
  }
}
