/** Small shared pieces of every HTTP surface: ids, Korean time, paging, waiting for a write to show. */
@NullMarked
package com.byeolshow.platform.web;

import org.jspecify.annotations.NullMarked;
