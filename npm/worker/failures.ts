/** What can go wrong between a page and a worker, in words for whoever has to mend it. */
import { CheckError } from '../errors.js';

export function noWorker(): CheckError {
  return failed('选项 worker 应当是 Worker、MessagePort 或 worker 脚本的地址。');
}

export function unsupported(): CheckError {
  return failed('当前浏览器不支持 Worker。请改用较新的浏览器，或在页面里直接用 createChecker 检查。');
}

/** `said` is what the browser tells, which for a script that it could not load is most often nothing. */
export function notStarted(address: string | undefined, said: string): CheckError {
  const what = [address, said].filter(Boolean).join('：');
  return failed(`检查用的 worker 没有启动成功${what === '' ? '' : `（${what}）`}。${DEPLOY}`);
}

export function startedTooSlowly(address: string | undefined, timeout: number): CheckError {
  const which = address === undefined ? '' : `（${address}）`;
  return failed(`检查用的 worker${which}在 ${seconds(timeout)} 秒内没有准备好。请刷新页面重试；仍然不行时，${SERVE}`);
}

export function otherVersion(): CheckError {
  return failed('检查用的 worker 与页面的版本不一致。请刷新页面；仍然不行时，请联系系统管理员同时更新两者。');
}

export function silent(timeout: number): CheckError {
  return failed(`检查用的 worker 在 ${seconds(timeout)} 秒内没有回答，可能正忙或已被关闭。请稍后重试，或刷新页面。`);
}

export function broken(said: string): CheckError {
  return failed(`检查用的 worker 出错，这一次没有结果${said === '' ? '' : `（${said}）`}。请重试，或刷新页面。`);
}

export function gone(): CheckError {
  return failed('检查用的 worker 已经关闭。请重新创建检查器，或刷新页面。');
}

export function disposed(): CheckError {
  return new CheckError('ENGINE_FAILED', '这个检查器已经释放，请用 createWorkerChecker 重新创建。');
}

export function superseded(): CheckError {
  return new CheckError('SUPERSEDED', '检查还没有完成，表单又有了改动；这一次检查已由更新的一次代替。');
}

const DEPLOY =
  '请联系系统管理员确认 worker 脚本的地址存在、与页面同源，并且内容安全策略（CSP）允许它：' +
  "worker-src 'self'（较旧的浏览器看 script-src）。";
const SERVE = '请联系系统管理员确认网络通畅、脚本完整，并且脚本调用了 serve。';

function failed(message: string): CheckError {
  return new CheckError('WORKER_FAILED', message);
}

const seconds = (milliseconds: number) => milliseconds / 1000;
