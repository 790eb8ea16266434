(function(){
"use strict";
var d=document,h=d.documentElement,main=d.getElementById("text"),words=main.dataset,side=d.querySelector(".side"),
table=d.querySelector(".toc table"),map=null,shown=[],links={},tick=0,filtering;
function get(id){return d.getElementById(id)}
function each(where,what,act){where.querySelectorAll(what).forEach(act)}
function make(tag,text,kind){var e=d.createElement(tag);if(text)e.textContent=text;if(kind)e.className=kind;return e}
h.classList.add("js");

/* from change to change */
function changed(){shown=[];each(main,".p",function(p){
  var seen=p.offsetParent!==null,link=links[p.id];
  if(link)link.closest("tr").hidden=!seen;
  if(seen&&(!p.classList.contains("f-unchanged")||p.classList.contains("moved")))shown.push(p)})}
function top(p){return p.getBoundingClientRect().top}
function line(){return(parseFloat(getComputedStyle(h).scrollPaddingTop)||80)+8}
function current(){var lo=0,hi=shown.length,at=line();
  while(lo<hi){var mid=lo+hi>>1;if(top(shown[mid])<=at)lo=mid+1;else hi=mid}return lo-1}
function go(step){var i=current(),target;
  if(step>0)target=shown[i+1]||shown[0];
  else{target=shown[i];if(!target||Math.abs(top(target)+8-line())<12)target=shown[i-1]||shown[shown.length-1]}
  if(!target)return;
  history.replaceState(null,"","#"+target.id);target.scrollIntoView({block:"start",behavior:"instant"});
  target.querySelector("h3 a").focus({preventScroll:true});update()}
function update(){var i=current(),p=shown[i];
  get("at").textContent=(i<0?"–":i+1)+" / "+shown.length;
  each(table,"[aria-current]",function(a){a.removeAttribute("aria-current")});
  var link=p&&links[p.id];
  if(link){link.setAttribute("aria-current","true");
    var row=link.closest("tr"),y=row.getBoundingClientRect(),box=side.getBoundingClientRect();
    if(side.scrollHeight>side.clientHeight+1&&(y.top<box.top||y.bottom>box.bottom))side.scrollTop+=y.top-box.top-box.height/2}
  if(map){var H=h.scrollHeight,view=map.lastChild;view.setAttribute("y",scrollY/H*100+"%");
    view.setAttribute("height",Math.max(1,innerHeight/H*100)+"%")}}
function later(){if(!tick)tick=requestAnimationFrame(function(){tick=0;update()})}
function renew(){changed();draw();update()}

/* the map at the edge */
function draw(){var box=get("map"),H=h.scrollHeight,ns="http://www.w3.org/2000/svg";
  if(getComputedStyle(box).display==="none"){map=null;return}
  map=d.createElementNS(ns,"svg");
  shown.forEach(function(p){var r=p.getBoundingClientRect(),l=d.createElementNS(ns,"line"),y=r.top+scrollY;
    l.setAttribute("class","b-"+(p.classList.contains("ed")?"editorial":/f-(\S+)/.exec(p.className)[1]));
    l.setAttribute("x1","50%");l.setAttribute("x2","50%");
    l.setAttribute("y1",y/H*100+"%");l.setAttribute("y2",(y+r.height-4)/H*100+"%");map.appendChild(l)});
  var view=d.createElementNS(ns,"rect");view.setAttribute("width","100%");map.appendChild(view);
  box.replaceChildren(map)}

/* side by side: a copy is made when it is asked for, and taken away again */
function column(name,numbers){var c=make("div");
  c.appendChild(make("h4",name+" · "+(numbers||words.none)));return c}
function split(body){var t=body.firstElementChild,p=body.closest(".p"),two=make("div","","two"),
    row=links[p.id].closest("tr").cells,one=column(words.earlier,row[1].textContent),other=column(words.later,row[0].textContent),copy=t.cloneNode(true);
  each(copy,"del,.at.was",function(e){e.remove()});each(copy,"[id]",function(e){e.removeAttribute("id")});
  body.replaceChild(two,t);one.appendChild(t);other.appendChild(copy);two.appendChild(one);two.appendChild(other)}
function arrange(){var wanted=get("v-side").checked;
  if(wanted)each(main,".p:not(.f-unchanged)>.body",function(b){if(!b.querySelector(".two"))split(b)});
  else each(main,".two",function(two){two.replaceWith(two.querySelector(".t"))})}

/* the table: sorting and copying */
function value(row,i){var t=row.cells[i].textContent;return i===3?-parseFloat(t):i<2?parseFloat(t.replace(/^\D+/,""))||(t?0:1e9):t}
function sort(th){var i=th.cellIndex,up=th.getAttribute("aria-sort")!=="ascending",rows=[],bodies=table.tBodies;
  each(table,"th[aria-sort]",function(o){o.removeAttribute("aria-sort")});
  th.setAttribute("aria-sort",up?"ascending":"descending");
  each(table,"tbody tr:not(.sec)",function(r){if(!r.rank)r.rank=1+rows.length;rows.push(r)});
  rows.sort(function(a,b){var x=value(a,i),y=value(b,i);return(x<y?-1:x>y?1:a.rank-b.rank)*(up?1:-1)});
  each(table,".sec",function(r){r.hidden=true});
  rows.forEach(function(r){bodies[0].appendChild(r)})}
function copy(text,node,button){
  function done(){button.textContent=words.copied;setTimeout(function(){button.textContent=button.said},1500)}
  function byHand(){var s=getSelection();s.selectAllChildren(node);if(d.execCommand("copy"))done()}
  if(navigator.clipboard)navigator.clipboard.writeText(text).then(done,byHand);else byHand()}
function copier(text,label,node){var b=make("button",label);b.type="button";b.said=label;
  b.addEventListener("click",function(){copy(text(),node,b)});return b}
function cells(row){return Array.from(row.cells,function(c){return c.textContent.trim()}).join("\t")}
each(table,"tbody a",function(a){links[decodeURIComponent(a.hash.slice(1))]=a});
each(table,"thead th",function(th){var b=make("button",th.textContent);b.type="button";b.title=words.sort+" "+th.textContent;
  th.replaceChildren(b);b.addEventListener("click",function(){sort(th)})});
table.after(copier(function(){var told=[];each(table,"thead tr,tbody tr:not(.sec):not([hidden])",function(r){told.push(cells(r))});
  return told.join("\n")},words.copytable,table));
d.addEventListener("toggle",function(e){var box=e.target,p=box.querySelector&&box.querySelector("p");
  if(!p||!box.matches(".p details")||box.querySelector("button"))return;
  box.appendChild(copier(function(){var here=/^http/.test(location.protocol)?" "+location.href.split("#")[0]+"#"+box.closest(".p").id:"";
    return p.textContent+here},words.copy,p))},true);

/* listening */
get("back").onclick=function(){go(-1)};get("forth").onclick=function(){go(1)};
d.addEventListener("keydown",function(e){
  if(e.ctrlKey||e.metaKey||e.target.tagName==="SELECT")return;
  var step=e.altKey?{ArrowDown:1,ArrowUp:-1}[e.key]:get("keys").checked&&{n:1,j:1,p:-1,k:-1}[e.key];
  if(step){e.preventDefault();go(step)}});
d.addEventListener("change",function(e){if(e.target.name==="view")arrange();renew()});
addEventListener("scroll",later,{passive:true});
addEventListener("resize",function(){clearTimeout(filtering);filtering=setTimeout(renew,150)});
get("map").addEventListener("click",function(e){var r=map.getBoundingClientRect();
  scrollTo(0,(e.clientY-r.top)/r.height*h.scrollHeight-innerHeight/2)});
var list=side.querySelector("details"),was;
if(matchMedia("(max-width:60rem)").matches)list.open=false;
addEventListener("beforeprint",function(){was=list.open;list.open=true});
addEventListener("afterprint",function(){list.open=was});
arrange();renew();
})();
