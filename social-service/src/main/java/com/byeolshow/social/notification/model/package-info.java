/** What notifications say, in Korean and English. */
@NullMarked
package com.byeolshow.social.notification.model;

import org.jspecify.annotations.NullMarked;
