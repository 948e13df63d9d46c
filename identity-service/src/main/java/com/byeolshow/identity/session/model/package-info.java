/** Rules of sessions: when keys take turns, what a refresh token is worth, how failed log-ins slow the next ones down. */
@NullMarked
package com.byeolshow.identity.session.model;

import org.jspecify.annotations.NullMarked;
