import { serverChecker } from '../server-checker';

/** What the browser has checked is checked again before it is stored, because a request can come from anywhere. */
export async function POST(request: Request) {
  const { admissible, issues } = (await serverChecker()).check(await request.json());
  // Warnings travel with the stored form; only an error refuses it.
  return Response.json({ issues }, { status: admissible ? 201 : 422 });
}
