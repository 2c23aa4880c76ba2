// What any checker is asked, wherever it works. A page loads this file too, so it imports nothing.

/** Asks a checker everything; a line is a name with the answer as JSON text, or with the error as it was told. */
export async function transcriptOf(checker, { faulty, sound }) {
  const forms = { faulty, sound, ...ODD };
  const asked = [
    ...Object.entries(forms).map(([name, form]) => [name, () => checker.check(form)]),
    ['suggestions', () => checker.suggest({ name: '培训人次' })],
    ['one suggestion', () => checker.suggest({ name: '培训人次' }, 1)],
    ['no suggestion', () => checker.suggest({ name: '培训人次' }, 0)],
    ['suggestions for nothing', () => checker.suggest({})],
    ['a query with a cycle', () => checker.suggest(cycle())],
    ...faulty.indicators.map((row, at) => [`meaning of row ${at}`, () => checker.normalize(row)]),
    ['meaning of nothing', () => checker.normalize(undefined)],
    ['meaning of a cycle', () => checker.normalize(cycle())],
  ];
  const lines = [];
  for (const [name, ask] of asked) lines.push([name, await told(ask)]);
  return lines;
}

/** The conformance cases whose report is not, to the byte, the published one; each gets a checker of its own. */
export async function differing(create, { cases, libraries }) {
  const found = [];
  for (const { name, library, profile, form, report } of cases) {
    const checker = await create({ library: typeof library === 'string' ? libraries[library] : library, profile });
    if (JSON.stringify(await checker.check(form)) !== JSON.stringify(report)) found.push(name);
    checker.dispose();
  }
  return found;
}

const ODD = {
  nothing: undefined,
  null: null,
  'a text': '{"formType":"projectTarget"}',
  'a number': -0,
  'a function': () => 1,
  'a symbol': Symbol('form'),
  'half a character': { goals: { annual: '\ud83d' } },
  'a prototype by name': JSON.parse('{"__proto__":{"formType":"projectTarget"},"indicators":[]}'),
  'dates and functions inside': { formType: 'projectTarget', fiscalYear: new Date(0), goals: () => 1 },
  'a cycle': cycle(),
  'a BigInt': { money: { total: 5n } },
  'a getter that throws': {
    get indicators() {
      throw new Error('a getter of the portal failed');
    },
  },
};

function cycle() {
  const ring = {};
  ring.itself = ring;
  return ring;
}

async function told(ask) {
  try {
    return JSON.stringify(await ask());
  } catch ({ name, code, message, path }) {
    return { name, code, message, path };
  }
}
