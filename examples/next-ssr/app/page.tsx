import type { ProjectTargetForm } from 'jixiao-validator';
import { serverChecker } from './server-checker';
import stored from './form.json';
import { TargetForm } from './target-form';

// The form belongs to a department, so each request is rendered anew.
export const dynamic = 'force-dynamic';

/** The page comes from the server with every issue in its place; the browser goes on from there. */
export default async function Page() {
  const form = stored as ProjectTargetForm;
  const report = (await serverChecker()).check(form);
  return <TargetForm stored={form} storedReport={report} />;
}
