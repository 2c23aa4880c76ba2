// The fields of the test pages, and a checker that may have failed.
import { createChecker } from 'jixiao-validator';

export const FIELDS = [
  ['project', 'name'],
  ['money', 'annual', 'total'],
  ['money', 'annual', 'fiscal'],
  ['indicators', 0, 'value'],
  ['indicators', 0, 'operator'],
  ['indicators', 1, 'operator'],
];

export async function checkerOf({ isDisposed = false }) {
  const checker = await createChecker();
  if (isDisposed) checker.dispose();
  return checker;
}

export const messagesOf = (notices) => notices.map(({ message }) => message);
