/** HTTP of sessions: the app's log-in and log-out, and the published key set. */
@NullMarked
package com.byeolshow.identity.session.web;

import org.jspecify.annotations.NullMarked;
