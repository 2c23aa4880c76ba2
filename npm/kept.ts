/** Something that takes a while to make: it is made once, and made again only when that failed or it was given up. */
export interface Kept<T> {
  get(): Promise<T>;
  /** The next `get` makes it anew. */
  forget(): void;
}

export function kept<T>(make: () => Promise<T>): Kept<T> {
  let current: Promise<T> | undefined;
  return {
    get() {
      if (current !== undefined) return current;
      const making = make();
      current = making;
      // A failure must not be remembered: the next call may find a page or a network that allows it.
      making.catch(() => {
        if (current === making) current = undefined;
      });
      return making;
    },
    forget() {
      current = undefined;
    },
  };
}
