// Putting an engine to the conformance cases, as the page of the cases tells.

/**
 * The texts of the reports on all cases. `text` reads a file, seen from the folder of the cases.
 *
 * The source of this function is run in old browsers and by old versions of Node, so it uses nothing of outside and no
 * syntax that they do not know.
 */
export async function judge(createChecker, text) {
  const checkers = new Map();
  const reports = [];
  for (const { library, profile, form } of JSON.parse(await text('cases.json'))) {
    const key = JSON.stringify([library, profile]);
    if (!checkers.has(key)) {
      const given = typeof library === 'string' ? await text(library) : library;
      checkers.set(key, await createChecker({ library: given, profile }));
    }
    reports.push(JSON.stringify(await checkers.get(key).check(form)));
  }
  checkers.forEach((checker) => checker.dispose());
  return { reports };
}
