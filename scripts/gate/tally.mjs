/**
 * What a stage's result counts for, and the line the whole run ends with. Pure.
 */

/**
 * @typedef {object} StageResult
 * @property {number} passed
 * @property {number} failed
 * @property {number} [skipped]
 * @property {string} [output] shown when something failed
 * @property {readonly string[]} [names] of what failed, with the first line of its reason
 */

/**
 * A stage that ran nothing did not prove anything: it counts as failed.
 * @param {StageResult} result
 * @returns {StageResult}
 */
export function judged(result) {
  if (result.passed + result.failed > 0) return result;
  return { ...result, failed: 1, output: `${result.output ?? ''}\nThis stage ran no test.`.trim() };
}

/**
 * @param {readonly StageResult[]} results
 * @returns {{ passed: number, failed: number, skipped: number }}
 */
export function total(results) {
  const sum = (/** @type {'passed' | 'failed' | 'skipped'} */ key) =>
    results.reduce((all, one) => all + (one[key] ?? 0), 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
}

/** The last line: `N passed, N failed`, and the skipped ones if there are any. */
export function closingLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/**
 * What a vitest report counts for. A file that could not be loaded has no test to fail, and a
 * run that ends badly without a failed test failed all the same.
 * @param {any} report vitest's JSON; undefined when it wrote none
 * @param {number} status its exit status
 * @returns {StageResult}
 */
export function fromVitest(report, status) {
  if (report === undefined) return { passed: 0, failed: 1 };
  const unloaded = (report.testResults ?? []).filter(
    (file) =>
      file.status === 'failed' && file.assertionResults.every((one) => one.status !== 'failed'),
  );
  const failed = report.numFailedTests + unloaded.length;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && status !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
    names: [
      ...unloaded.map((file) => `${fileName(file)}: ${firstLine(file.message)}`),
      ...(report.testResults ?? []).flatMap(namesIn),
    ],
  };
}

function namesIn(file) {
  return file.assertionResults
    .filter((one) => one.status === 'failed')
    .map((one) => `${fileName(file)} > ${one.fullName}: ${firstLine(one.failureMessages?.[0])}`);
}

const fileName = (file) => file.name.split(/[\\/]/).at(-1);
const firstLine = (text = '') => text.split('\n')[0] ?? '';
