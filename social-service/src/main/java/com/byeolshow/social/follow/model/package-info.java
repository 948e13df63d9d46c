/** Words of following and what can be refused. */
@NullMarked
package com.byeolshow.social.follow.model;

import org.jspecify.annotations.NullMarked;
