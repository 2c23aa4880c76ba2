import 'server-only';
import { createChecker, type Checker } from 'jixiao-validator';
import { referenceLibrary } from 'jixiao-validator/library';

let checking: Promise<Checker> | undefined;

/** One checker for all requests: `check` is synchronous and keeps nothing of the form. */
export function serverChecker(): Promise<Checker> {
  checking ??= createChecker({ library: referenceLibrary });
  return checking;
}
