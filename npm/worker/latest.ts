/**
 * Asking about something that keeps changing: the latest asked wins.
 *
 * At most one question is under way and one waits, so a slow machine never works off a queue of keystrokes. Who asked
 * earlier is told at once that a newer question took the place: handing over the newer answer instead would claim of
 * one form what was found in another, and a submission would pass on a form nobody checked.
 */
import { superseded } from './failures.js';

export function latestOf<Asked, Found>(ask: (asked: Asked) => Promise<Found>): (asked: Asked) => Promise<Found> {
  let newest: Question<Asked, Found> | undefined;
  let isBusy = false;

  async function work(): Promise<void> {
    isBusy = true;
    for (let question = newest; question !== undefined; question = newest) {
      const settle = await ask(question.asked).then(
        (found) => () => question.resolve(found),
        (thrown) => () => question.reject(thrown),
      );
      // Of a question that was superseded meanwhile, nobody waits for the answer any more.
      if (newest !== question) continue;
      newest = undefined;
      settle();
    }
    isBusy = false;
  }

  return (asked) =>
    new Promise((resolve, reject) => {
      if (newest !== undefined) newest.reject(superseded());
      newest = { asked, resolve, reject };
      if (!isBusy) void work();
    });
}

interface Question<Asked, Found> {
  asked: Asked;
  resolve: (found: Found) => void;
  reject: (thrown: unknown) => void;
}
