package ringside.kernel.file;

import ringside.kernel.identity.Who;
import ringside.kernel.text.Routine;

/** A symbolic link that keeps its target as text, in a kernel object. */
public final class TextLink extends SymbolicLink {
  private final String target;
  private int text;

  /** A link to a fixed target. */
  public TextLink(FileSystem fileSystem, String target, Who owner) {
    super(fileSystem, owner);
    this.target = target;
  }

  @Override
  public String target(Caller caller) {
    keepText();
    code().run(Routine.LINK_READ);
    for (int offset = 0; offset < target.length(); offset += 4) {
      code().load(text + offset);
    }
    noteAccess();
    return target;
  }

  /** Stores the text, where it is not yet: ENOMEM shows here. */
  public void keepText() {
    if (text == 0) {
      text = heap().allocate(target.length());
      code().run(Routine.NAME_FILL);
      for (int offset = 0; offset < target.length(); offset += 4) {
        code().store(text + offset, 0);
      }
    }
  }

  @Override
  public long size() {
    return target.length();
  }

  @Override
  public void discard() {
    if (text != 0) {
      heap().release(text, target.length());
      text = 0;
    }
    super.discard();
  }
}
