package ringside.isa.asm.source;

/** What the names of files say of what is in them. */
public final class FileNames {
  private FileNames() {}

  /** Whether a file is assembled by itself, and not included by others. */
  public static boolean isAssembly(String name) {
    return name.endsWith(".s")
        || name.endsWith(".S")
        || name.endsWith(".sx")
        || name.endsWith(".asm");
  }

  /**
   * The name of the program that is made of a file: without its folder, on any host, and ending.
   */
  public static String base(String name) {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    int dot = last.lastIndexOf('.');
    return dot > 0 ? last.substring(0, dot) : last;
  }
}
