import vue from 'eslint-plugin-vue';
import typescript from 'typescript-eslint';

export default typescript.config(
  { ignores: ['target', 'pkg', 'www/dist', 'test-results', 'fuzz', 'npm/rule-codes.ts'] },
  typescript.configs.recommended,
  vue.configs['flat/essential'],
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: typescript.parser } },
  },
  {
    // CommonJS is what these are: the settings of webpack, and an example for a back end in CommonJS.
    files: ['**/*.cjs', 'examples/*/webpack.config.js'],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    files: ['examples/vue2-element-ui/**'],
    rules: { 'vue/no-deprecated-v-on-native-modifier': 'off' },
  },
  {
    // The engine of the package must not write to the console of a portal; the scripts at the root may.
    files: ['npm/**', 'www/src/**'],
    rules: { 'no-console': 'error' },
  },
  {
    rules: {
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      // Taking properties out of an object in order to leave them behind is what the rest syntax is for.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
    },
  },
);
