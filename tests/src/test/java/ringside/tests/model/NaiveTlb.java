package ringside.tests.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ringside.mmu.tlb.TlbShape;

/** A TLB as lists. */
public final class NaiveTlb {
  private static final int GLOBAL = 1 << 5;

  private final List<NaiveSet<Entry>> sets = new ArrayList<>();

  /** One translation: the leaf's bits say frame, permissions and global. */
  public record Entry(int page, int asid, int pte, boolean superpage) {
    boolean translates(int wantedPage, int wantedAsid) {
      boolean samePage = superpage ? page >>> 10 == wantedPage >>> 10 : page == wantedPage;
      return samePage && (asid == wantedAsid || global());
    }

    boolean global() {
      return (pte & GLOBAL) != 0;
    }
  }

  /** An empty one. */
  public NaiveTlb(TlbShape shape) {
    for (int i = 0; i < shape.sets(); i++) {
      sets.add(NaiveSet.of(shape.policy(), shape.ways()));
    }
  }

  /** What translates a page, or null. */
  public @Nullable Entry find(int page, int asid) {
    for (NaiveSet<Entry> set : candidates(page)) {
      Entry entry = set.find(e -> e.translates(page, asid));
      if (entry != null) {
        return entry;
      }
    }
    return null;
  }

  /** An entry was used. */
  public void use(Entry entry) {
    setOf(entry).use(entry);
  }

  /** Puts an entry in, over the policy's victim if its set is full. */
  public @Nullable Entry insert(Entry entry) {
    return setOf(entry).insert(entry);
  }

  /** Discards all, or all but the global ones. */
  public void flush(boolean globalsToo) {
    sets.forEach(set -> set.removeIf(entry -> globalsToo || !entry.global()));
  }

  /** Discards the entries of an ASID that are not global. */
  public void flushAsid(int asid) {
    sets.forEach(set -> set.removeIf(entry -> entry.asid() == asid && !entry.global()));
  }

  /** Discards what translates a page. */
  public void flushPage(int page, int asid) {
    Entry gone = find(page, asid);
    sets.forEach(set -> set.removeIf(entry -> entry == gone));
  }

  /** Discards some. */
  void discard(Predicate<Entry> gone) {
    sets.forEach(set -> set.removeIf(gone));
  }

  /** The pages it translates, sorted. */
  public List<Integer> pages() {
    return entries().map(Entry::page).sorted().toList();
  }

  Stream<Entry> entries() {
    return sets.stream().flatMap(set -> set.entries().stream());
  }

  private List<NaiveSet<Entry>> candidates(int page) {
    NaiveSet<Entry> small = sets.get(page % sets.size());
    NaiveSet<Entry> large = sets.get((page >>> 10) % sets.size());
    return small == large ? List.of(small) : List.of(small, large);
  }

  private NaiveSet<Entry> setOf(Entry entry) {
    int index = entry.superpage() ? entry.page() >>> 10 : entry.page();
    return sets.get(index % sets.size());
  }
}
