/** The review profile the form is checked by, and what of it the page itself shows. A portal names its own here. */
import profile from '../../../data/profiles/hongta-2024.json';

export const PROFILE: object = profile;

export interface Weights {
  mode: string;
  total: string;
  shares: Record<string, string>;
}

export const WEIGHTS: Weights = profile.weights;
