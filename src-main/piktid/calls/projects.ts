/** Projects: one per SKU place, made or found again by name. */
import { StudioError } from '../../../src-shared/domain/errors.ts';
import { nameKey } from '../../../src-shared/domain/names.ts';
import type { CallOptions, Project } from '../api.ts';
import { badAnswer } from '../errors.ts';
import { type ApiTools, callAndParse, callApi, parseAnswer } from '../json-call.ts';
import { ProjectAnswer, ProjectConflict, ProjectListing } from '../schemas.ts';

const PER_PAGE = 100;
/** 100,000 projects; a listing that goes on for ever ends here. */
const MAX_PAGES = 1000;

export async function ensureProject(
  tools: ApiTools,
  name: string,
  options?: CallOptions,
): Promise<Project> {
  const answer = await callApi(
    tools,
    {
      call: 'project-create',
      method: 'POST',
      path: '/project',
      json: { project_name: name },
      accept: [409],
    },
    options,
  );
  if (answer.status !== 409) {
    const { project_id: projectId } = parseAnswer(ProjectAnswer, 'project-create', answer);
    return { projectId, created: true };
  }
  const { project_id: given } = ProjectConflict.parse(answer.json);
  return { projectId: given ?? (await findProject(tools, name, options)), created: false };
}

/**
 * By its very name; where the server compares names without case, by the only one that differs in that
 * alone. Of several nobody can say which one it meant.
 */
async function findProject(tools: ApiTools, name: string, options?: CallOptions): Promise<string> {
  const wanted = name.normalize('NFC');
  const similar = new Set<string>();
  const seen = new Set<string>();
  for (let page = 1; page <= MAX_PAGES; page++) {
    const listing = await callAndParse(
      tools,
      ProjectListing,
      {
        call: 'project-list',
        method: 'GET',
        path: '/project',
        query: { page: String(page), per_page: String(PER_PAGE) },
      },
      options,
    );
    const before = seen.size;
    for (const project of listing.projects) {
      const id = project.project_key ?? project.project_id;
      if (id !== null && project.project_text?.normalize('NFC') === wanted) return id;
      if (id === null) continue;
      seen.add(id);
      if (nameKey(project.project_text?.trim() ?? '') === nameKey(wanted)) similar.add(id);
    }
    const { pages, has_next: hasNext } = listing.pagination ?? { pages: null, has_next: null };
    const last = hasNext === false || (pages !== null && page >= pages);
    // The same page again, or none: the server does not page, or this was the end.
    if (last || seen.size === before) break;
  }
  const [only] = similar;
  if (only !== undefined && similar.size === 1) return only;
  throw new StudioError(
    badAnswer('project-list', 'The project exists, but the server does not list it.'),
  );
}
