/** The reference library as JSON text, a module of its own so that a portal with its own library does not load it. */
import { libraryText } from 'jixiao-library';

export const referenceLibrary: string = libraryText;
