/** Stock for managers over HTTP. */
@NullMarked
package com.byeolshow.commerce.stock.web;

import org.jspecify.annotations.NullMarked;
