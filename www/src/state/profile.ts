/** The review profile the form is checked by, as far as the page itself shows what it asks for. */
import profile from '../../../data/profiles/hongta-2024.json';

export interface Weights {
  mode: string;
  total: string;
  shares: Record<string, string>;
}

export const WEIGHTS: Weights = profile.weights;
