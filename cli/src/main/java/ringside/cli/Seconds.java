package ringside.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import ringside.lab.host.Alarm;

/**
 * A time of the host, as options have it: {@code 30} or {@code 30s}.
 *
 * @param count of seconds
 */
record Seconds(double count) implements ITypeConverter<Seconds> {
  /** Converts options. */
  Seconds() {
    this(0);
  }

  @Override
  public Seconds convert(String text) {
    String number = text.endsWith("s") ? text.substring(0, text.length() - 1) : text;
    try {
      return new Seconds(Double.parseDouble(number));
    } catch (NumberFormatException wrong) {
      throw new TypeConversionException("'" + text + "' is no number of seconds, as 30s is");
    }
  }

  /** Goes off when it is over, from now on. */
  Alarm alarm() {
    return Alarm.in(count);
  }
}
