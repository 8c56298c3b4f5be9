package ringside.lab.learn.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ringside.lab.report.Numbers;

/** What an experiment has measured: values for its explanation, tables, and the right answer. */
public final class Findings {
  private final Map<String, String> values = new LinkedHashMap<>();
  private final Map<String, Double> numbers = new LinkedHashMap<>();
  private final List<Evidence> tables = new ArrayList<>();
  private final Answer right;

  private Findings(Answer right) {
    this.right = right;
  }

  /** Findings that bear out an option, from the letter a on: what was measured decides which. */
  public static Findings option(char letter) {
    return new Findings(new Answer(letter - 'a'));
  }

  /** Findings whose answer is an amount. */
  public static Findings amount(double amount) {
    return new Findings(new Answer(amount));
  }

  /** A value that texts name in braces: a number, or a word that is the same in every language. */
  public Findings value(String name, Object value) {
    if (value instanceof Double number) {
      numbers.put(name, number);
      values.put(name, Numbers.tenth(number));
    } else if (value instanceof Number number) {
      numbers.put(name, number.doubleValue());
      values.put(name, Numbers.grouped(number.longValue()));
    } else {
      values.put(name, String.valueOf(value));
    }
    return this;
  }

  /** A table. */
  public Findings table(Evidence table) {
    tables.add(table);
    return this;
  }

  /** The answer that was measured. */
  public Answer right() {
    return right;
  }

  /** The values, as texts have them, in order. */
  public Map<String, String> values() {
    return values;
  }

  /**
   * A value that is a number.
   *
   * @throws IllegalArgumentException where there is none of that name
   */
  public double number(String name) {
    Double number = numbers.get(name);
    if (number == null) {
      throw new IllegalArgumentException("nothing was measured that is called " + name);
    }
    return number;
  }

  /** The tables, in order. */
  public List<Evidence> tables() {
    return tables;
  }
}
