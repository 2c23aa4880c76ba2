// The two sample forms and the conformance cases, for the tests of the package.
import { readFileSync } from 'node:fs';
import { referenceLibrary } from '../../pkg/library.mjs';

const sample = (name) =>
  JSON.parse(readFileSync(new URL(`../../data/samples/${name}.json`, import.meta.url), 'utf8')).form;

export const faulty = sample('faulty');
export const sound = sample('sound');

const published = (file) => readFileSync(new URL(`../conformance/${file}`, import.meta.url), 'utf8');

/** The conformance cases and the libraries that they name. */
export const conformance = () => ({
  cases: JSON.parse(published('cases.json')),
  libraries: { 'library.json': published('library.json'), '../library.json': referenceLibrary },
});
