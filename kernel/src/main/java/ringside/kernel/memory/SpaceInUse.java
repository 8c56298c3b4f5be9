package ringside.kernel.memory;

/** Which address space a hart uses, for those who have to change it. */
public interface SpaceInUse {
  /** Makes the hart use a space. */
  void enter(AddressSpace space);

  /** Makes the hart use the kernel's own page table, if it uses a space that is to be freed. */
  void leave(AddressSpace space);
}
