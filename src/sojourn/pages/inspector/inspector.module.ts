import { Module } from '@nestjs/common';
import { SessionModule } from '../../session.module.js';
import { InspectorModel } from './inspector.model.js';
import { InspectorPage } from './inspector.page.js';

/**
 * The page `/session` (or `paths.session`): what is kept for its visitor, changes, tabs, times, cookies and commands.
 * It uses the app's layout where the app imports PagesModule.
 * @example @Module({ imports: [SessionModule.forRoot(options), InspectorModule] })
 */
@Module({
  imports: [SessionModule],
  providers: [InspectorModel, InspectorPage],
})
export class InspectorModule {}
