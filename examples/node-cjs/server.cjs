// The portal's back end: what a browser has checked is checked again before it is stored.
//
//   node server.cjs     then POST a form to http://127.0.0.1:8080/projects
const { createServer } = require('node:http');
const { text } = require('node:stream/consumers');
const { CheckError, createChecker } = require('jixiao-validator');
const { referenceLibrary } = require('jixiao-validator/library');

// One checker for all requests: `check` is synchronous and keeps nothing of the form.
const checking = createChecker({ library: referenceLibrary });

const server = createServer(async (request, response) => {
  const { status, body } = await answer(request);
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
});
server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1', () => {
  const address = server.address();
  if (address !== null && typeof address === 'object') console.log(`http://127.0.0.1:${address.port}/projects`);
});

/** @param {import('node:http').IncomingMessage} request */
async function answer(request) {
  if (request.method !== 'POST' || request.url !== '/projects')
    return { status: 404, body: { message: '没有这个地址' } };
  try {
    const form = JSON.parse(await text(request));
    const checker = await checking;
    const { admissible, issues } = checker.check(form);
    // Warnings travel with the stored form; only an error refuses it.
    return admissible ? { status: 201, body: { issues } } : { status: 422, body: { issues } };
  } catch (error) {
    return failure(error);
  }
}

/** @param {unknown} error */
function failure(error) {
  if (error instanceof SyntaxError) return { status: 400, body: { message: '请求的内容不是 JSON' } };
  // Faults of a form are issues; a CheckError says that the library, the profile or the engine failed.
  if (error instanceof CheckError) return { status: 500, body: { code: error.code, message: error.message } };
  throw error;
}
