// What an editor shows beside a name: everything public is explained in Chinese, and a cell is called what the form and
// the library call it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';
import { ENTRIES } from '../../scripts/support/entries.mjs';
import { ROOT } from '../../scripts/support/run.mjs';

const declarations = (name) => join(ROOT, 'pkg', `${name}.d.ts`);
const lib = ['lib.es2017.d.ts', 'lib.dom.d.ts'];
const program = ts.createProgram(
  ENTRIES.map(({ name }) => declarations(name)),
  { types: [], lib },
);
const checker = program.getTypeChecker();

for (const { name, source } of ENTRIES) {
  test(`everything that ${name} exports is explained in Chinese`, () => {
    // Of what an adapter hands to a framework the members are explained by the framework.
    const isOurs = ([path]) => !source.startsWith('npm/adapters/') || !path.includes('.');
    const docs = [...docsOf(name)].filter(isOurs);
    assert.ok(docs.length > 0);
    assert.deepEqual(
      docs.filter(([, text]) => !/\p{Script=Han}/u.test(text)).map(([path]) => path),
      [],
    );
  });
}

// [type, schema, definition in the schema]
const NAMED = [
  ['ProjectTargetForm', 'form'],
  ['Library', 'library'],
  ['LibraryEntry', 'library', 'indicator'],
  ['LibraryEntry.standard', 'library', 'standard'],
  ['LibraryGroup', 'library', 'group'],
  ['SubmissionRecord', 'record'],
  ['Review', 'record', 'review'],
  ['Opinion', 'record', 'opinion'],
  ['OpinionOutcome', 'record', 'outcome'],
  ['ReviewRound', 'record', 'round'],
];
for (const [type, file, definition] of NAMED) {
  test(`${type} calls everything what the schema calls it`, () => {
    const schema = JSON.parse(readFileSync(join(ROOT, 'pkg/schemas', `${file}.json`), 'utf8'));
    const docs = docsOf('index');
    for (const [path, title] of titlesOf(definition === undefined ? schema : schema.$defs[definition], type)) {
      const text = docs.get(path.replace('ProjectTargetForm.indicators.', 'Indicator.'));
      assert.ok(text?.startsWith(title), `${path}: “${text}” should begin with “${title}”`);
    }
  });
}

/** The text beside each name that an entry exports, and beside the members of those that have some, by their path. */
function docsOf(entry) {
  const module = checker.getSymbolAtLocation(program.getSourceFile(declarations(entry)));
  const docs = new Map();
  const visit = (node, path) => {
    const symbol = node.name && checker.getSymbolAtLocation(node.name);
    const here =
      symbol === undefined || ts.isParameter(node) || ts.isTypeParameterDeclaration(node)
        ? path
        : [...path, symbol.name];
    if (here !== path) docs.set(here.join('.'), ts.displayPartsToString(symbol.getDocumentationComment(checker)));
    ts.forEachChild(node, (child) => visit(child, here));
  };
  for (const exported of checker.getExportsOfModule(module)) {
    const isAlias = (exported.flags & ts.SymbolFlags.Alias) !== 0;
    const { declarations } = isAlias ? checker.getAliasedSymbol(exported) : exported;
    for (const declaration of declarations) visit(declaration, []);
  }
  return docs;
}

/** The titles in a schema by the path of what they name. */
function titlesOf({ properties = {}, items }, path) {
  if (items !== undefined) return titlesOf(items, path);
  return Object.entries(properties).flatMap(([key, schema]) => [
    ...(schema.title === undefined ? [] : [[`${path}.${key}`, schema.title]]),
    ...titlesOf(schema, `${path}.${key}`),
  ]);
}
