package ringside.kernel.file.tree;

import java.util.ArrayList;
import java.util.List;
import ringside.kernel.file.Inode;
import ringside.kernel.text.KernelCode;
import ringside.mmu.memory.PhysicalMemory;

/**
 * The chains to which a folder's names are hashed: sixteen, whose heads stand in the inode. One
 * that has grown long becomes a page of chains, by further bits of the hash, so that a search looks
 * at a few names however many there are (Fagin et al., Extendible Hashing, ACM TODS 1979).
 */
final class NameChains {
  private static final int ROOTS = 16;
  private static final int ROOT_SHIFT = 4;
  private static final int LONG = 32;
  private static final int PAGE_BYTES = PhysicalMemory.FRAME_BYTES;
  private static final int PAGE_CHAINS = PAGE_BYTES / 4;

  private final Inode folder;
  private final List<Root> roots = new ArrayList<>();

  /** One of the sixteen: a chain, or the page of chains that it has become. */
  private static final class Root {
    private List<List<NameTable.Name>> chains = List.of(new ArrayList<>());
    private int page;
    private int names;

    private List<NameTable.Name> chain(int hash) {
      return chains.get(page == 0 ? 0 : chainInPage(hash));
    }
  }

  NameChains(Inode folder) {
    this.folder = folder;
    for (int i = 0; i < ROOTS; i++) {
      roots.add(new Root());
    }
  }

  /** The chain of a hash, whose head is loaded. */
  List<NameTable.Name> reach(int hash) {
    Root root = root(hash);
    code().load(head(hash));
    if (root.page != 0) {
      code().load(root.page + chainInPage(hash) * 4);
    }
    return root.chain(hash);
  }

  /** Puts a name at the end of its chain; nothing is charged. */
  void add(NameTable.Name name) {
    Root root = root(name.hash());
    root.chain(name.hash()).add(name);
    root.names++;
  }

  /** Takes a name out of its chain. */
  void remove(NameTable.Name name) {
    Root root = root(name.hash());
    root.chain(name.hash()).remove(name);
    root.names--;
    if (root.names == 0) {
      empty(root);
    }
  }

  /** Forgets all names. */
  void clear() {
    roots.forEach(this::empty);
  }

  private void empty(Root root) {
    if (root.page != 0) {
      folder.heap().release(root.page, PAGE_BYTES);
    }
    root.page = 0;
    root.names = 0;
    root.chains = List.of(new ArrayList<>());
  }

  /** Whether the chain of a hash has grown long, and is no page yet. */
  boolean isLong(int hash) {
    Root root = root(hash);
    return root.page == 0 && root.names >= LONG;
  }

  /** Makes a page of the chain of a hash, all of whose names are in memory. */
  void spread(int hash) {
    Root root = root(hash);
    int page = folder.heap().allocate(PAGE_BYTES);
    code().fill(page, 0, PAGE_CHAINS);
    List<NameTable.Name> all = root.chain(hash);
    root.page = page;
    root.chains = new ArrayList<>();
    for (int i = 0; i < PAGE_CHAINS; i++) {
      root.chains.add(new ArrayList<>(0));
    }
    for (NameTable.Name name : all) {
      move(root, name);
    }
    code().store(head(hash), page);
  }

  private void move(Root root, NameTable.Name name) {
    code().load(name.object() + 4);
    code().store(name.object(), 0);
    code().store(root.page + chainInPage(name.hash()) * 4, name.object());
    root.chain(name.hash()).add(name);
  }

  private int head(int hash) {
    return folder.object() + Inode.KIND_WORDS + rootIndex(hash) * 4;
  }

  private Root root(int hash) {
    return roots.get(rootIndex(hash));
  }

  private KernelCode code() {
    return folder.code();
  }

  private static int rootIndex(int hash) {
    return hash & ROOTS - 1;
  }

  private static int chainInPage(int hash) {
    return hash >>> ROOT_SHIFT & PAGE_CHAINS - 1;
  }
}
