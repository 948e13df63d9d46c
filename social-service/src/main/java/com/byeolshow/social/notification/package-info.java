/** What a person is told: stored, listed newest first. Listens to broadcast.lifecycle. */
@NullMarked
package com.byeolshow.social.notification;

import org.jspecify.annotations.NullMarked;
