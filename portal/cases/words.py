"""The words of code names: plain, kind, and about nothing. No title, no person, nothing that could be meant."""

_ADJECTIVES = """
ageless agile airy aligned alpine amiable ample apt aqua arched arctic azure balanced balmy basic beige blended blithe
blooming blue bold bonny bouncy braided brass brave breezy brief bright brisk broad bronze bubbly bumpy buoyant busy
calm candid candlelit canny careful carved casual ceramic chalky cheery chilly chosen cinnamon citrus civic clean
clear clement clever cloudless cloudy coastal cobalt colourful comfy compact companionable cool copper cordial cosmic
cosy cotton country cream crimson crisp crystalline curly curved dainty dappled daring deep deft dewy diligent direct
distant dotted downy dreamy dry durable eager early earnest earthy eastern elegant emerald equal even evening
evergreen exact fabled fancy far feathery fern festive fine firm first fleet floral flowing fluent fluffy folded fond
foremost fresco fresh friendly frosted frosty frugal fruity full garden gentle genuine gilded glad glassy gleaming
glossy glowing golden good graceful grand granite grassy grateful great green grey grounded happy hardy harmonic hazy
hearty heathery helpful high hilly hollow hopeful icy indigo inland inner iridescent ivory jaunty jolly jovial joyful
jubilant keen kind knitted lasting lavender leafy leisurely lemon level light likely lilac lime linen lively local
lofty long lucid lulling luminous lunar magenta maple marble marine mauve meadow meandering mellow merry mighty mild
milky minty misty modern moonlit mosaic mossy mountain narrow natural near neat nimble northern novel nutmeg nutty
oaken ochre only orange orderly outer oval pale paper pastel patient patterned peaceful pebbly peppered perky placid
plain plaited playful pleasant plucky plum plush poetic polar polished polite prime purple quick quiet quilted radiant
rainy rambling rapid rare resonant restful rich ripe rippling river roaming robust rocky rolling rosy round rounded
rural russet rustic sable saffron salty sapphire satin scarlet scenic sea serene shady sheltered shimmering shining
silken silver sketched smiling smooth snowy soaring social soft solar solid sonic southern spare sparkling speckled
spiral splendid spotted spring springy square stable starlit starry stately steady stellar still stitched stony
streaming striped sturdy subtle sunbaked sunlit sunny sure swaying swift tame tangerine tangy tawny teal thankful
thoughtful thrifty tidal tidy timely tranquil trusty tufted tuneful turquoise twilight umber unhurried unique upbeat
upland upper urban useful vast velvet verdant vernal vibrant vital vivid warm wavy waxen weathered western wheaten
wheeling whistling whole wicker wide wild windy winsome winter wistful wooded woolly woven zesty
"""

_NOUNS = """
acorn alcove almond alpaca anchor antler anvil apple apricot apron arbor arch aster atlas attic avocado badger bakery
balcony bamboo banjo barn basin basket bay beach beacon bean beech beehive beetle bell bench berry birch biscuit bison
blanket blossom bluebell boat bonfire bonnet book boulder bowl bramble branch bread breeze brick bridge brook broom
bucket bunting burrow butter button cabin cactus camel candle canoe canvas canyon caramel cardigan caribou carpet
carrot cart castle cedar cello chair chalk chamois chestnut chimney cinder cinnamon circle clarinet cloak clock cloud
clover coast cobble cockle comet compass copper cork cottage cotton cove crater creek cricket crocus cup curlew
current curtain cypress deer delta dewdrop dolphin doorway dove dragonfly drum duckling dune dusk easel echo elk elm
ember engine estuary fable falcon fern ferry fiddle field finch fiord flagstone flask flax flint flute fog fountain
foxglove frost garden garland garlic gate gazelle geyser glacier glade globe gorge granite grape grove guitar gull
hammock hamper harbour hare harp hawthorn hedge hedgehog herb heron hill hinge honey horizon hornbeam ibex ibis
inkwell inlet island jacket jar jigsaw juniper kayak kettle kingfisher kite kiwi ladder lagoon lake lamp lantern
lapwing larch lark lavender leaf lemon lentil lichen lighthouse lime linden linen llama loaf locket loom lotus lupin
magnolia mallard mango map maple marble marigold market marmot marsh marten mast meadow mill millet mint mirror mist
mitten moon moorland moose morning moss moth mountain muffin mulberry mushroom nectar needle nest nettle nightingale
notebook nutmeg oak oar oasis oat ocean onion orange orbit orchard orchid oriole osprey otter oven owl oxbow oyster
paddle palm pansy paper parcel parsley pasture path pear pebble pelican pencil penguin peony pepper petal piano pigeon
pillow pine pinecone pivot plain planet plaza plover plum pocket pond poplar porch postcard potato prairie primrose
puffin pumpkin quail quarry quartz quilt quince rabbit radish rain rainbow reed reef ribbon ridge river rocket rooftop
rook saddle saffron sail salmon sand sandal satchel saucer scarf seagull seal sedge shade shawl shed shell shore shrub
signpost silver skylark sleigh slope snow snowdrop sparrow spindle spoon spring spruce squirrel starling station steam
stone stork stream sugar summit sundial sunrise swallow swan swift sycamore tapestry tassel teacup teapot tern thicket
thimble thistle thrush thyme tide timber toast tomato topaz tortoise tower trail train tram treetop trumpet tulip
tundra tunnel turnip turret turtle twig umbrella valley vanilla vase velvet veranda vessel village vineyard wagon
walnut water waterfall wave weaver wheat wheel whistle willow windmill window wren yarrow yew zephyr zinnia
"""

ADJECTIVES = tuple(_ADJECTIVES.split())
NOUNS = tuple(_NOUNS.split())
