/** Projects: one per SKU folder, unique by name. */
import { type Answer, json } from '../answer.ts';
import { shortId } from '../ids.ts';
import { type CallRequest, jsonBody, pageOf, textField } from '../request.ts';
import type { World } from '../world.ts';

export function createProject(world: World, request: CallRequest): Answer {
  const name = textField(jsonBody(request), 'project_name');
  const existing = world.state.projectNamed(name);
  if (existing) {
    const body = { error: `Project "${name}" already exists`, detail: [] };
    if (!world.settings().behaviour.conflictCarriesId) return json(409, body);
    return json(409, { ...body, project_id: existing.projectId, project_name: name });
  }
  const projectId = shortId('prj');
  world.record({ type: 'project', at: world.clock.now(), projectId, name });
  return json(201, { project_id: projectId, project_name: name });
}

export function listProjects(world: World, request: CallRequest): Answer {
  const { items, pagination } = pageOf([...world.state.projects.values()], request.query);
  return json(200, {
    projects: items.map((project) => ({
      project_text: project.name,
      project_key: project.projectId,
      project_id: project.projectId,
      created_at: new Date(project.at).toISOString(),
    })),
    pagination,
  });
}
