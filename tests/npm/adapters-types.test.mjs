// The declarations of the adapters against those of the frameworks: each snippet of the documentation compiles, and what an
// adapter gives is what the framework takes.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { install } from './installed.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const VUE_TSC = join(ROOT, 'node_modules/vue-tsc/bin/vue-tsc.js');
const FRAMEWORKS = [
  ...['@rc-component/form', '@standard-schema/spec', '@tanstack/form-core', '@tanstack/react-form', '@types/react'],
  ...['ant-design-vue', 'antd', 'element-plus', 'react', 'react-hook-form', 'vee-validate', 'vue', 'async-validator'],
];

const { folder, remove } = install();
after(remove);
for (const name of FRAMEWORKS) {
  const link = join(folder, 'node_modules', name);
  mkdirSync(dirname(link), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules', name), link);
}

const documented = [...readFileSync(join(ROOT, 'docs/adapters.md'), 'utf8').matchAll(/^```(ts|tsx|vue)\n(.*?)^```/gms)];

const ASSIGNABLE = `
  import type { StandardJSONSchemaV1, StandardSchemaV1 } from '@standard-schema/spec';
  import { FormApi, type StandardSchemaV1 as TanStackSchema } from '@tanstack/form-core';
  import type { FormInstance as AntForm, Rule as AntRule } from 'antd/es/form';
  import type { FormListProps } from 'antd/es/form/FormList';
  import type { FormInstance as AntVueForm } from 'ant-design-vue';
  import type { Rule as AntVueRule } from 'ant-design-vue/es/form';
  import type { FormInstance as ElementForm, FormItemRule } from 'element-plus';
  import type { Checker, ProjectTargetForm } from 'jixiao-validator';
  import * as ant from 'jixiao-validator/ant-design';
  import * as antVue from 'jixiao-validator/ant-design-vue';
  import * as elementPlus from 'jixiao-validator/element-plus';
  import { formSchemas } from 'jixiao-validator/form-schemas';
  import { createResolver } from 'jixiao-validator/react-hook-form';
  import { toStandardSchema } from 'jixiao-validator/standard-schema';
  import { createValidator } from 'jixiao-validator/tanstack-form';
  import { toTypedSchema } from 'jixiao-validator/vee-validate';
  import type { Resolver } from 'react-hook-form';
  import type { TypedSchema } from 'vee-validate';

  declare const checker: Checker;
  declare const model: () => ProjectTargetForm;
  declare const elementForm: ElementForm;
  declare const antForm: AntForm;
  declare const antVueForm: AntVueForm;

  const schema = toStandardSchema(checker, { jsonSchemas: formSchemas });
  export const standard: StandardSchemaV1<ProjectTargetForm> = schema;
  export const json: StandardJSONSchemaV1<ProjectTargetForm> = schema;
  export const output: StandardSchemaV1.InferOutput<typeof schema> = model();
  export const tanStackSchema: TanStackSchema<ProjectTargetForm, unknown> = schema;
  export const resolver: Resolver<ProjectTargetForm> = createResolver(checker);
  export const typed: TypedSchema<ProjectTargetForm, ProjectTargetForm> = toTypedSchema(checker);
  export const form = new FormApi({
    defaultValues: model(),
    validators: { onChange: createValidator(checker), onSubmit: schema },
  });

  const plus = elementPlus.createReview(checker, { model });
  export const plusRules: FormItemRule[] = plus.rules('project.name');
  plus.follow(elementForm);
  plus.elsewhere(elementForm);

  const react = ant.createReview(checker, { model });
  export const antRules: AntRule[] = react.rules(['project', 'name']);
  export const listRules: FormListProps['rules'] = react.rules('indicators');
  react.follow(antForm);
  react.elsewhere(antForm);

  const vue = antVue.createReview(checker, { model });
  export const antVueRules: AntVueRule[] = [...vue.rules(['project', 'name']), ...vue.hintRules(['project', 'name'])];
  vue.follow(antVueForm);
`;

const MISUSE = `
  import type { Checker } from 'jixiao-validator';
  import { createReview } from 'jixiao-validator/element-plus';
  import { attach } from 'jixiao-validator/native';
  declare const checker: Checker;
  declare const form: HTMLFormElement;
  // @ts-expect-error a review needs the model
  createReview(checker, {});
  // @ts-expect-error a promise of a checker is no checker yet
  createReview(Promise.resolve(checker), { model: () => ({}) });
  // @ts-expect-error somebody has to say the errors of the whole form
  attach(checker, form, {});
`;

test('every snippet compiles, and what adapters give is what frameworks take', () => {
  const sources = Object.fromEntries(documented.map(([, kind, code], at) => [`snippet-${at}.${kind}`, code]));
  assert.ok(documented.length >= 11);
  compile({ ...sources, 'assignable.ts': ASSIGNABLE, 'misuse.ts': MISUSE });
});

function compile(sources) {
  const place = join(folder, 'src');
  mkdirSync(place, { recursive: true });
  for (const [file, code] of Object.entries(sources)) writeFileSync(join(place, file), code);
  const compilerOptions = {
    ...{ strict: true, noUncheckedIndexedAccess: true, noEmit: true, jsx: 'react-jsx', types: [] },
    // The frameworks' own declarations do not all pass; those of this package are checked in types.test.mjs.
    skipLibCheck: true,
    ...{ target: 'ES2022', lib: ['ES2022', 'DOM', 'DOM.Iterable'], module: 'ESNext', moduleResolution: 'bundler' },
  };
  writeFileSync(join(place, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(place, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: Object.keys(sources) }));
  const { status, stdout } = spawnSync(process.execPath, [VUE_TSC, '--noEmit', '-p', place], {
    cwd: folder,
    encoding: 'utf8',
  });
  assert.equal(status, 0, stdout.slice(0, 6000));
}
