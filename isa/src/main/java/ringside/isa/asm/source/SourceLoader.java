package ringside.isa.asm.source;

import org.jspecify.annotations.Nullable;

/** Where {@code .include} and {@code .incbin} find their files. */
@FunctionalInterface
public interface SourceLoader {
  /** A loader that knows no file. */
  SourceLoader NONE = name -> null;

  /** The contents of a file, or null if there is none of that name. */
  byte @Nullable [] load(String name);
}
