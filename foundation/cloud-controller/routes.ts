import { assignDroplet, deleteApp, startApp, stopApp, updateApp } from './apps/change-app'
import { createApp } from './apps/create-app'
import { listApps } from './apps/list-apps'
import {
  listRoutes,
  showApp,
  showCurrentDroplet,
  showCurrentDropletRelationship,
  showPermissions,
  showVariables,
  updateVariables,
} from './apps/show-app'
import { listEvents, showEvent } from './audit-events'
import { createDroplet, deleteDroplet, uploadDroplet } from './droplets/change-droplet'
import { listAppDroplets, listDroplets } from './droplets/list-droplets'
import { showDroplet } from './droplets/show-droplet'
import { listFlags, showFlag, updateFlag } from './feature-flags'
import { showJob } from './jobs'
import {
  createOrganization,
  deleteOrganization,
  listOrganizations,
  showOrganization,
  updateOrganization,
} from './organizations'
import { scaleProcess, updateProcess } from './processes/change-process'
import { listAppProcesses, listProcesses } from './processes/list-processes'
import { showAppProcess, showProcess } from './processes/show-process'
import {
  applyOrganizationQuota,
  createOrganizationQuota,
  deleteOrganizationQuota,
  listOrganizationQuotas,
  showOrganizationQuota,
  updateOrganizationQuota,
} from './quotas/organization-quotas'
import {
  applySpaceQuota,
  createSpaceQuota,
  deleteSpaceQuota,
  listSpaceQuotas,
  removeSpaceQuota,
  showSpaceQuota,
  updateSpaceQuota,
} from './quotas/space-quotas'
import { showOrganizationUsage, showSpaceUsage } from './quotas/usage'
import type { Route } from './request'
import { listDeployedRevisions, listRevisions, showRevision } from './revisions'
import { createRole, deleteRole } from './roles/change-role'
import { listRoles, showRole } from './roles/list-roles'
import { createSpace, deleteSpace, updateSpace } from './spaces/change-space'
import { listSpaces, showSpace } from './spaces/list-spaces'
import { cancelTask } from './tasks/cancel-task'
import { createTask } from './tasks/create-task'
import { listAppTasks, listTasks } from './tasks/list-tasks'
import { showTask } from './tasks/show-task'
import { updateTask } from './tasks/update-task'
import { listUsers, showUser } from './users'

/** Every route that wants a token. config/routes.rb of cloud_controller_ng */
export const routes: readonly Route[] = [
  ['POST', '/v3/apps/:guid/tasks', createTask],
  ['GET', '/v3/apps/:guid/tasks', listAppTasks],
  ['GET', '/v3/tasks', listTasks],
  ['GET', '/v3/tasks/:guid', showTask],
  ['PATCH', '/v3/tasks/:guid', updateTask],
  ['POST', '/v3/tasks/:guid/actions/cancel', cancelTask],
  ['PUT', '/v3/tasks/:guid/cancel', cancelTask],

  ['GET', '/v3/apps', listApps],
  ['POST', '/v3/apps', createApp],
  ['GET', '/v3/apps/:guid', showApp],
  ['PATCH', '/v3/apps/:guid', updateApp],
  ['DELETE', '/v3/apps/:guid', deleteApp],
  ['GET', '/v3/apps/:guid/permissions', showPermissions],
  ['GET', '/v3/apps/:guid/environment_variables', showVariables],
  ['PATCH', '/v3/apps/:guid/environment_variables', updateVariables],
  ['GET', '/v3/apps/:guid/droplets/current', showCurrentDroplet],
  ['GET', '/v3/apps/:guid/droplets', listAppDroplets],
  ['GET', '/v3/apps/:guid/relationships/current_droplet', showCurrentDropletRelationship],
  ['PATCH', '/v3/apps/:guid/relationships/current_droplet', assignDroplet],
  ['POST', '/v3/apps/:guid/actions/start', startApp],
  ['POST', '/v3/apps/:guid/actions/stop', stopApp],
  ['GET', '/v3/apps/:guid/processes', listAppProcesses],
  ['GET', '/v3/apps/:guid/processes/:type', showAppProcess],

  ['GET', '/v3/apps/:guid/revisions/deployed', listDeployedRevisions],
  ['GET', '/v3/apps/:guid/revisions', listRevisions],
  ['GET', '/v3/revisions/:guid', showRevision],

  ['GET', '/v3/routes', listRoutes],
  ['GET', '/v3/processes', listProcesses],
  ['GET', '/v3/processes/:guid', showProcess],
  ['PATCH', '/v3/processes/:guid', updateProcess],
  ['POST', '/v3/processes/:guid/actions/scale', scaleProcess],

  ['GET', '/v3/droplets', listDroplets],
  ['POST', '/v3/droplets', createDroplet],
  ['GET', '/v3/droplets/:guid', showDroplet],
  ['DELETE', '/v3/droplets/:guid', deleteDroplet],
  ['POST', '/v3/droplets/:guid/upload', uploadDroplet],

  ['GET', '/v3/organizations', listOrganizations],
  ['POST', '/v3/organizations', createOrganization],
  ['GET', '/v3/organizations/:guid', showOrganization],
  ['PATCH', '/v3/organizations/:guid', updateOrganization],
  ['DELETE', '/v3/organizations/:guid', deleteOrganization],
  ['GET', '/v3/organizations/:guid/usage_summary', showOrganizationUsage],

  ['GET', '/v3/spaces', listSpaces],
  ['POST', '/v3/spaces', createSpace],
  ['GET', '/v3/spaces/:guid', showSpace],
  ['PATCH', '/v3/spaces/:guid', updateSpace],
  ['DELETE', '/v3/spaces/:guid', deleteSpace],
  ['GET', '/v3/spaces/:guid/usage_summary', showSpaceUsage],

  ['GET', '/v3/organization_quotas', listOrganizationQuotas],
  ['POST', '/v3/organization_quotas', createOrganizationQuota],
  ['GET', '/v3/organization_quotas/:guid', showOrganizationQuota],
  ['PATCH', '/v3/organization_quotas/:guid', updateOrganizationQuota],
  ['DELETE', '/v3/organization_quotas/:guid', deleteOrganizationQuota],
  ['POST', '/v3/organization_quotas/:guid/relationships/organizations', applyOrganizationQuota],

  ['GET', '/v3/space_quotas', listSpaceQuotas],
  ['POST', '/v3/space_quotas', createSpaceQuota],
  ['GET', '/v3/space_quotas/:guid', showSpaceQuota],
  ['PATCH', '/v3/space_quotas/:guid', updateSpaceQuota],
  ['DELETE', '/v3/space_quotas/:guid', deleteSpaceQuota],
  ['POST', '/v3/space_quotas/:guid/relationships/spaces', applySpaceQuota],
  ['DELETE', '/v3/space_quotas/:guid/relationships/spaces/:space', removeSpaceQuota],

  ['GET', '/v3/roles', listRoles],
  ['POST', '/v3/roles', createRole],
  ['GET', '/v3/roles/:guid', showRole],
  ['DELETE', '/v3/roles/:guid', deleteRole],
  ['GET', '/v3/users', listUsers],
  ['GET', '/v3/users/:guid', showUser],

  ['GET', '/v3/feature_flags', listFlags],
  ['GET', '/v3/feature_flags/:name', showFlag],
  ['PATCH', '/v3/feature_flags/:name', updateFlag],
  ['GET', '/v3/audit_events', listEvents],
  ['GET', '/v3/audit_events/:guid', showEvent],
  ['GET', '/v3/jobs/:guid', showJob],
]
