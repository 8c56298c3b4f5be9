package ringside.kernel.config;

/** A setting that does not exist or a value it can't have; the message is for the user. */
public final class ConfigurationException extends Exception {
  private static final long serialVersionUID = 1;

  /** Says what is wrong and what would be right. */
  public ConfigurationException(String message) {
    super(message);
  }
}
