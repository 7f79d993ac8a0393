package io.staunch.policy.setting;

/** Who owns a service's processes, as written: by number or by name. */
public sealed interface Owner {
  record Uid(int uid) implements Owner {
    @Override
    public String toString() {
      return Integer.toString(uid);
    }
  }

  record Login(String name) implements Owner {
    @Override
    public String toString() {
      return name;
    }
  }
}
