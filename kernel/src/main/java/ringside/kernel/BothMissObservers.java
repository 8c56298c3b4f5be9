package ringside.kernel;

import ringside.mmu.MissObserver;

/** Tells two observers of every miss, in order. */
public record BothMissObservers(MissObserver first, MissObserver second) implements MissObserver {
  @Override
  public void miss(Buffer buffer, int address, long departure, long cycles) {
    first.miss(buffer, address, departure, cycles);
    second.miss(buffer, address, departure, cycles);
  }

  @Override
  public void fence(int number, boolean bySwitch) {
    first.fence(number, bySwitch);
    second.fence(number, bySwitch);
  }
}
